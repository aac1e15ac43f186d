package kith.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.web.component.Assets;
import kith.server.web.component.Csrf;
import kith.server.web.component.EmergencyHelp;
import kith.server.web.component.Link;
import kith.server.web.component.Shell;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/**
 * The outlet of pages: renders a template from what has passed the gate, or from what holds nothing recorded, and from
 * nothing else. The transaction of the read has been committed by then, with its audit.
 */
@Component
public class Pages {
    /**
     * @param title nobody's name: browsers keep titles in their history, beside the address
     * @param section the part of the navigation to which it belongs, or null
     * @param showsEmergency whether the page itself says whom to ring now
     */
    public record Heading(String title, Shell.Section section, boolean hasErrors, boolean showsEmergency) {
        public Heading(String title, Shell.Section section, boolean hasErrors) {
            this(title, section, hasErrors, false);
        }
    }

    private final TemplateEngine templates;
    private final Assets assets;
    private final ProcedureWords procedures;

    Pages(Assets assets, ProcedureWords procedures) {
        this.templates = TemplateEngine.createPrecompiled(ContentType.Html);
        this.assets = assets;
        this.procedures = procedures;
    }

    /** A page about records. */
    public void show(
            HttpServletRequest request, HttpServletResponse response, Viewer viewer, String template, Heading heading, Seen<?> content)
            throws IOException {
        write(request, response, 200, viewer, template, heading, content.value());
    }

    /** A page about records that comes back because something is wrong with what was typed. */
    public void showAgain(
            HttpServletRequest request, HttpServletResponse response, Viewer viewer, String template, Heading heading, Seen<?> content)
            throws IOException {
        write(request, response, 422, viewer, template, heading, content.value());
    }

    /** A page about a collision with what somebody else did. */
    public void showConflict(
            HttpServletRequest request, HttpServletResponse response, Viewer viewer, String template, Heading heading, Seen<?> content)
            throws IOException {
        write(request, response, 409, viewer, template, heading, content.value());
    }

    /** A page that holds nothing recorded, for a signed-in viewer or, with null, for anyone. */
    public void open(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            Viewer viewer,
            String template,
            Heading heading,
            NothingRecorded content)
            throws IOException {
        write(request, response, status, viewer, template, heading, content);
    }

    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String template,
            Heading heading,
            NothingRecorded content)
            throws IOException {
        write(request, response, status, null, template, heading, content);
    }

    /** A page without a form, for when nothing can be relied on: it does not touch the session, whose store may be what is away. */
    void writeBare(HttpServletResponse response, int status, String template, Heading heading, NothingRecorded content)
            throws IOException {
        write(response, status, template, shell(null, null, heading), content);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            Viewer viewer,
            String template,
            Heading heading,
            Object content)
            throws IOException {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        write(response, status, template, shell(token, viewer, heading), content);
    }

    private void write(HttpServletResponse response, int status, String template, Shell shell, Object content) throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, Map.of("shell", shell, "page", content), output);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private Shell shell(CsrfToken token, Viewer viewer, Heading heading) {
        return new Shell(
                heading.title(),
                viewer == null ? null : new Shell.Viewer(procedures.role(viewer) + ", " + viewer.teamName(), viewer.agencyName(), places(viewer), viewer.hasNews()),
                heading.section(),
                token == null ? null : new Csrf(token.getParameterName(), token.getToken()),
                heading.hasErrors(),
                heading.showsEmergency() ? null : new EmergencyHelp(
                        "If a child is in danger now, ring the police on 999. Then ring the team that holds the child's record.",
                        viewer == null ? List.of() : List.of(Link.to("/who-to-ring", "Who to ring"))),
                assets.addresses());
    }

    private static Set<Shell.Section> places(Viewer viewer) {
        if (viewer.role().equals("administrator")) {
            return Set.of(Shell.Section.ADMINISTRATION, Shell.Section.HELP);
        }
        Set<Shell.Section> places = EnumSet.of(Shell.Section.MY_WORK, Shell.Section.FIND, Shell.Section.PARTNERSHIP, Shell.Section.HELP);
        if (viewer.worksAtTheFrontDoor()) {
            places.add(Shell.Section.FRONT_DOOR);
        }
        if (viewer.role().equals(Viewer.SINGLE_POINT_OF_CONTACT)) {
            places.add(Shell.Section.SINGLE_POINT_OF_CONTACT);
        }
        if (viewer.managesATeam()) {
            places.add(Shell.Section.TEAM);
        }
        return places;
    }
}
