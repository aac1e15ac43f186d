package kith.server.record;

import kith.procedures.calendar.Calendar;
import kith.procedures.calendar.EnglandCalendar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** England's working days, once for everything that counts or speaks of them. */
@Configuration(proxyBeanMethods = false)
class Calendars {
    @Bean
    Calendar calendar() {
        return EnglandCalendar.standard();
    }
}
