package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The pages on which people sign in. */
@Component
class SignInPage {
    private final Pages pages;

    SignInPage(Pages pages) {
        this.pages = pages;
    }

    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            SignInContent.Why why,
            String username,
            Map<String, List<String>> kept)
            throws IOException {
        SignInContent content = new SignInContent(why, username, kept);
        Pages.Heading heading = new Pages.Heading("Sign in", null, content.hasErrors());
        pages.write(request, response, status, "page/signIn.jte", heading, content);
    }

    void askForCode(HttpServletRequest request, HttpServletResponse response, int status, boolean wrong, Map<String, List<String>> kept)
            throws IOException {
        Pages.Heading heading = new Pages.Heading("Enter your code", null, wrong);
        pages.write(request, response, status, "page/signInCode.jte", heading, new CodeContent(wrong, kept));
    }
}
