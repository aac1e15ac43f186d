package kith.server.gate;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which policy the gate runs. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Policy policy() {
        return Policy.rules();
    }
}
