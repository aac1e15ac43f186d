package kith.server.relocation.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kith.server.gate.Viewer;
import kith.server.web.Pages;
import kith.server.web.component.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the single point of contact. */
@Controller
class SinglePointOfContactPages {
    private static final String AT = "/single-point-of-contact";

    private final SinglePointOfContact contact;
    private final Pages pages;

    SinglePointOfContactPages(SinglePointOfContact contact, Pages pages) {
        this.contact = contact;
        this.pages = pages;
    }

    @GetMapping(AT)
    void page(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.show(request, response, viewer, "page/singlePointOfContact.jte", new Pages.Heading("Single point of contact", Shell.Section.SINGLE_POINT_OF_CONTACT, false), contact.page(viewer));
    }

    @PostMapping(AT + "/files")
    void begin(Viewer viewer, HttpServletResponse response) throws IOException {
        response.sendRedirect("/records/" + contact.begin(viewer).value() + "/steps/move_described");
    }

    @PostMapping(AT + "/links")
    void put(Viewer viewer, @RequestParam(defaultValue = "") String record, @RequestParam(defaultValue = "") String file, HttpServletResponse response) throws IOException {
        contact.put(viewer, record, file);
        response.sendRedirect(AT);
    }
}
