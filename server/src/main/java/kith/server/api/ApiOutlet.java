package kith.server.api;

import java.net.URI;
import kith.server.gate.Seen;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one way by which anything of a record becomes JSON that leaves: it accepts nothing but what has passed the gate. */
final class ApiOutlet {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ApiOutlet() {}

    static ResponseEntity<byte[]> answer(Seen<ObjectNode> seen) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(seen.value()));
    }

    /** 201 with the place of what was recorded; 200 with the same answer for a repeated request. */
    static ResponseEntity<byte[]> recorded(Seen<StepRecording.Recorded> seen) {
        StepRecording.Recorded recorded = seen.value();
        return ResponseEntity.status(recorded.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create(recorded.href()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("record", recorded.record())
                        .put("event", recorded.event())
                        .put("href", recorded.href())));
    }
}
