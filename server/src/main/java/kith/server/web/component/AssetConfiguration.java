package kith.server.web.component;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AssetConfiguration {

    @Bean
    Assets assets() {
        return new Assets();
    }
}
