package kith.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import kith.server.gate.Viewer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Recording a step. */
@RestController
class StepResource {
    /** Room for long answers and a file of 10 MB in Base64; and how much more is read and dropped, so that the sender gets to read the answer. */
    private static final int LARGEST = 15_000_000;

    private static final long DROPPED = 30_000_000;

    private final StepRecording steps;

    StepResource(StepRecording steps) {
        this.steps = steps;
    }

    @PostMapping(path = "/api/v1/records/{record}/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> record(
            Viewer viewer,
            @PathVariable String record,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            HttpServletRequest http)
            throws IOException {
        String key = Parameters.idempotencyKey(idempotencyKey);
        StepRequest request = StepRequest.read(body(http));
        try {
            return ApiOutlet.recorded(steps.record(viewer, record, key, request));
        } catch (StepRecording.StandsAlready stands) {
            throw steps.overtaken(viewer, record, request, stands);
        }
    }

    private static byte[] body(HttpServletRequest http) throws IOException {
        InputStream in = http.getInputStream();
        byte[] body = in.readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            long dropped = 0;
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0 && dropped < DROPPED; read = in.read(buffer)) {
                dropped += read;
            }
            throw ApiProblem.tooLarge();
        }
        return body;
    }
}
