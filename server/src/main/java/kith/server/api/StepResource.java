package kith.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
        StepRequest request = StepRequest.read(JsonBody.bytes(http));
        try {
            return ApiOutlet.recorded(steps.record(viewer, record, key, request));
        } catch (StepRecording.StandsAlready stands) {
            throw steps.overtaken(viewer, record, request, stands);
        }
    }
}
