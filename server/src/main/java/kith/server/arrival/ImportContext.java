package kith.server.arrival;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * As much of Kith as an import needs: the record with everything that is kept up with it, the gate and the directory. Nothing that answers
 * the network, starts a thread or fills a database by itself. Not annotated as a configuration, so that Kith itself does not find it.
 */
@EnableTransactionManagement(proxyTargetClass = true)
@ComponentScan(
        basePackages = "kith.server",
        excludeFilters = @ComponentScan.Filter(
                type = FilterType.REGEX,
                pattern = {
                    "kith\\.server\\.(web|api|demo|help|account|identity|administration|database|ledger)\\..*(?<!LeafTable)",
                    "kith\\.server\\.\\w+\\.web\\..*",
                    "kith\\.server\\.KithServer.*",
                    "kith\\.server\\.record\\.(NightlyCheck|NewPackVersion|PackWords)"
                }))
class ImportContext {
    @Bean
    JdbcTemplate jdbcTemplate(DataSource database) {
        return new JdbcTemplate(database);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbc) {
        return JdbcClient.create(jdbc);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource database) {
        return new JdbcTransactionManager(database);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }
}
