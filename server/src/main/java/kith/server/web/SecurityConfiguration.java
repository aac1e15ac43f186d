package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Sign-in by password, sessions in the database so that any node may die, and headers that allow nothing from elsewhere. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession
class SecurityConfiguration {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain security(HttpSecurity http, SigningIn signingIn, TooManyRequests tooMany) throws Exception {
        // The provider is a bean, so Spring asks it anyway; named here as well it would be asked twice, and a wrong password counted twice.
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/assets/**", "/sign-in", "/error", "/health", "/api/v1/openapi.yaml")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("username")
                        .passwordParameter("password")
                        .successHandler(signingIn)
                        .failureHandler(signingIn))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .httpBasic(basic -> basic.authenticationEntryPoint(signingIn))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(signingIn).accessDeniedHandler(signingIn))
                // The API is called by programs with credentials of their own in each request, never with a browser's cookie.
                .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::isProgram))
                .addFilterBefore(tooMany.byAddress(), UsernamePasswordAuthenticationFilter.class)
                .requestCache(cache -> cache.requestCache(new GetOnlyRequestCache()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()")))
                .build();
    }

    private static boolean isProgram(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return request.getRequestURI().startsWith("/api/")
                && authorization != null
                && authorization.startsWith("Basic ")
                && !HttpMethod.GET.matches(request.getMethod());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    /** Sessions need their tables: the migrations come first. */
    @Bean
    @DependsOn("flywayInitializer")
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionLength() {
        return sessions -> sessions.setDefaultMaxInactiveInterval(Duration.ofHours(2));
    }
}
