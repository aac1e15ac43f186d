package kith.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import kith.postgres.PostgresServer;
import kith.postgres.RunningPostgres;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection pool over whichever PostgreSQL there is. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int CONNECTIONS = 24;

    /** Without an address, Kith keeps its own PostgreSQL. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${KITH_DB_URL:}'.isEmpty()")
    static class Embedded {
        @Bean(destroyMethod = "stop")
        RunningPostgres postgres(@Value("${kith.data:data/run}") Path folder) {
            return PostgresServer.start(folder.resolve("postgres"));
        }

        @Bean
        DataSource dataSource(RunningPostgres postgres) {
            return pool(postgres.jdbcUrl(), postgres.user(), postgres.password());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${KITH_DB_URL:}'.isEmpty()")
    static class External {
        @Bean
        DataSource dataSource(
                @Value("${KITH_DB_URL}") String url,
                @Value("${KITH_DB_USER:kith}") String user,
                @Value("${KITH_DB_PASSWORD:}") String password) {
            return pool(url, user, password);
        }
    }

    static DataSource pool(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setPoolName("kith");
        config.setConnectionTimeout(5_000);
        // An append is a handful of batches: one round trip each.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "kith");
        return new HikariDataSource(config);
    }
}
