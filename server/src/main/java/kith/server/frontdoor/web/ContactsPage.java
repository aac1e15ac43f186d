package kith.server.frontdoor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import kith.procedures.calendar.Calendar;
import kith.server.gate.Viewer;
import kith.server.record.Reading;
import kith.server.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The points of contact, for everybody who signs in: they stand in the procedures and hold nothing recorded. */
@Controller
class ContactsPage {
    private final Reading reading;
    private final Calendar calendar;
    private final Clock clock;
    private final Pages pages;

    ContactsPage(Reading reading, Calendar calendar, Clock clock, Pages pages) {
        this.reading = reading;
        this.calendar = calendar;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/contacts")
    void contacts(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Contacts contacts = Contacts.of(reading.packs(viewer.authority()).latest(), clock.instant(), calendar);
        pages.open(request, response, 200, viewer, "page/contacts.jte", new Pages.Heading("Contacts", null, false), contacts);
    }
}
