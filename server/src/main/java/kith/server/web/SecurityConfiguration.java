package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import kith.server.identity.ProgramKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sign-in by password, sessions in the database so that any node may die, and headers that allow nothing from elsewhere. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession
class SecurityConfiguration {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            SigningIn signingIn,
            ProgramKeys keys,
            ErrorPages errors,
            TooManyRequests tooMany,
            Clock clock,
            @Value("${kith.address}") String address,
            @Value("${kith.session.longest}") Duration longest)
            throws Exception {
        // The provider is a bean, so Spring asks it anyway; named here as well it would be asked twice, and a wrong password counted twice.
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/assets/**", "/sign-in", "/sign-in/code", "/sign-in/passkey", "/error", "/health", "/api/v1/openapi.yaml")
                        .permitAll()
                        .anyRequest()
                        .access((who, _) -> new AuthorizationDecision(who.get().getPrincipal() instanceof SignedIn)))
                // It reads the session, whose store may be away: by then the headers have been set.
                .addFilterAfter(new SessionEnd(clock, longest), HeaderWriterFilter.class)
                .addFilterBefore(new KeySignIn(keys, errors, clock), BasicAuthenticationFilter.class)
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
                        .httpStrictTransportSecurity(strict -> strict.requestMatcher(request -> isBehindTls(address) || request.isSecure()))
                        .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), microphone=(), geolocation=()")))
                .build();
    }

    private static boolean isProgram(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        boolean basic = request.getRequestURI().startsWith("/api/") && authorization != null && authorization.startsWith("Basic ");
        return (basic || KeySignIn.hasKey(request)) && !HttpMethod.GET.matches(request.getMethod());
    }

    private static boolean isBehindTls(String address) {
        return address.startsWith("https:");
    }

    /** Where people come by TLS, the cookie goes no other way, whatever reaches Kith itself. */
    @Bean
    CookieSerializer cookie(@Value("${kith.address}") String address) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("kith");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        if (isBehindTls(address)) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    /** Sessions need their tables: the migrations come first. */
    @Bean
    @DependsOn("flywayInitializer")
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionLength(@Value("${kith.session.unused}") Duration unused) {
        return sessions -> sessions.setDefaultMaxInactiveInterval(unused);
    }
}
