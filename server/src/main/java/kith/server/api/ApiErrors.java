package kith.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kith.server.web.ErrorPages;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers what only the programming interface can run into; everything else goes wrong there as it does on pages. */
@ControllerAdvice(basePackageClasses = ApiErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors {
    private final ErrorPages errors;

    ApiErrors(ErrorPages errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    void cannotBeAnswered(ApiProblem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        errors.write(request, response, problem.status(), problem.problem());
    }
}
