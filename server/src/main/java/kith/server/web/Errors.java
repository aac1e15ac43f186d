package kith.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import kith.server.problem.Refused;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong into a clear page. An error is logged only where someone must act, by its kind and place alone. */
@ControllerAdvice
@Controller
class Errors implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    /** PostgreSQL's states for a character that it cannot keep: character_not_in_repertoire, untranslatable_character. */
    private static final Set<String> NOT_TEXT = Set.of("22021", "22P05");

    private final ErrorPages pages;

    Errors(ErrorPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    void refused(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.write(request, response, 403, ErrorPages.REFUSED);
    }

    /** Before anything else they set one up. What was typed is not lost: its page shows it. */
    @ExceptionHandler
    void secondFactorNeeded(SecondFactorNeeded needed, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/api/") || !request.getMethod().equals("GET")) {
            pages.write(request, response, 403, ErrorPages.SECOND_FACTOR_NEEDED);
        } else {
            response.sendRedirect("/your-account/second-factor");
        }
    }

    @ExceptionHandler
    void notAcceptable(NotAcceptable problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getRequestURI().startsWith("/api/") ? 422 : ErrorPages.status(problem.problems());
        pages.write(request, response, status, problem.problems());
    }

    @ExceptionHandler
    void noPage(NoResourceFoundException missing, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.write(request, response, 404, ErrorPages.NOT_FOUND);
    }

    @ExceptionHandler({
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeException.class,
        ServletRequestBindingException.class,
        MethodArgumentTypeMismatchException.class,
        HttpMessageNotReadableException.class
    })
    void notUnderstood(Exception odd, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status =
                switch (odd) {
                    case HttpRequestMethodNotSupportedException _ -> 405;
                    case HttpMediaTypeException _ -> 415;
                    default -> 400;
                };
        pages.write(request, response, status, ErrorPages.NOT_UNDERSTOOD);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    void noDatabase(Exception away, HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell(away, request, response);
    }

    @ExceptionHandler
    void anythingElse(Exception unexpected, HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell(unexpected, request, response);
    }

    /** What fails outside any handler: the container's own errors. */
    @RequestMapping("/error")
    void fromContainer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute("jakarta.servlet.error.status_code") instanceof Integer code ? code : 404;
        Object thrown = request.getAttribute("jakarta.servlet.error.exception");
        if (thrown instanceof Throwable unexpected) {
            tell(unexpected, request, response);
            return;
        }
        Problem problem =
                switch (status) {
                    case 404 -> ErrorPages.NOT_FOUND;
                    case 403 -> ErrorPages.REFUSED;
                    case 413 -> tooLarge(request);
                    case 400, 405, 415 -> ErrorPages.NOT_UNDERSTOOD;
                    default -> ErrorPages.OURS;
                };
        pages.write(request, response, status, problem);
    }

    private void tell(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ofDatabase(thrown)) {
            LOG.error("database_away {}", thrown.getClass().getSimpleName());
            pages.write(request, response, 503, ErrorPages.NO_DATABASE);
        } else if (tooLarge(thrown)) {
            pages.write(request, response, 413, tooLarge(request));
        } else if (ofSender(thrown)) {
            pages.write(request, response, 400, ErrorPages.NOT_UNDERSTOOD);
        } else {
            LOG.error("unexpected {}", place(thrown));
            pages.write(request, response, 500, ErrorPages.OURS);
        }
    }

    private static Problem tooLarge(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).startsWith("multipart/") ? ErrorPages.FILE_TOO_LARGE : ErrorPages.TOO_LARGE;
    }

    private static boolean tooLarge(Throwable thrown) {
        return caused(thrown, cause -> cause instanceof MaxUploadSizeExceededException || cause instanceof InvalidParameterException invalid && invalid.getErrorCode() == 413);
    }

    /** Bytes that are no text, names that are none, and the one character that PostgreSQL cannot keep. */
    private static boolean ofSender(Throwable thrown) {
        return caused(
                thrown,
                cause -> cause instanceof InvalidParameterException
                        || cause instanceof MultipartException
                        || cause instanceof RequestRejectedException
                        || (cause instanceof SQLException sql && NOT_TEXT.contains(String.valueOf(sql.getSQLState()))));
    }

    private static boolean ofDatabase(Throwable thrown) {
        // A connection that broke under a transaction fails once more when it is rolled back.
        return caused(
                thrown,
                cause -> cause instanceof CannotCreateTransactionException
                        || cause instanceof TransactionSystemException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof SQLTransientException
                        || cause instanceof SQLNonTransientConnectionException
                        || (cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))));
    }

    private static boolean caused(Throwable thrown, Predicate<Throwable> by) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (by.test(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The exception's kind and where in Kith it came from: never its message, which may hold what somebody typed. */
    private static String place(Throwable thrown) {
        StringBuilder place = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            place.append(cause.getClass().getName());
            for (StackTraceElement element : cause.getStackTrace()) {
                if (element.getClassName().startsWith("kith.")) {
                    place.append(" at ").append(element);
                    break;
                }
            }
            place.append("; ");
        }
        return place.toString();
    }
}
