package kith.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import kith.server.gate.Outlet;
import kith.server.gate.Viewer;
import kith.server.problem.Refused;
import kith.server.record.Papers;
import kith.server.web.Download;
import kith.server.web.Downloads;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading records. */
@RestController
class RecordResources {
    private final RecordReads reads;
    private final Papers papers;
    private final Downloads downloads;
    private final Clock clock;

    RecordResources(RecordReads reads, Papers papers, Downloads downloads, Clock clock) {
        this.reads = reads;
        this.papers = papers;
        this.downloads = downloads;
        this.clock = clock;
    }

    /** Asked in a body: an address is kept by whatever it passes, and a name has no place in one. */
    @PostMapping(path = "/api/v1/find", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> find(Viewer viewer, HttpServletRequest http) throws IOException {
        return ApiOutlet.answer(reads.find(viewer, Parameters.name(JsonBody.object(JsonBody.bytes(http)))));
    }

    @GetMapping("/api/v1/partnership")
    ResponseEntity<byte[]> partnership(Viewer viewer) {
        return ApiOutlet.answer(reads.partnership(viewer));
    }

    @GetMapping("/api/v1/records/{record}")
    ResponseEntity<byte[]> record(Viewer viewer, @PathVariable String record) {
        return ApiOutlet.answer(reads.record(viewer, record));
    }

    @GetMapping("/api/v1/records/{record}/events")
    ResponseEntity<byte[]> events(
            Viewer viewer, @PathVariable String record, @RequestParam Optional<String> after, @RequestParam Optional<String> limit) {
        return ApiOutlet.answer(reads.events(viewer, record, after, Parameters.limit(limit)));
    }

    @GetMapping("/api/v1/records/{record}/events/{event}")
    ResponseEntity<byte[]> event(Viewer viewer, @PathVariable String record, @PathVariable String event) {
        return ApiOutlet.answer(reads.event(viewer, record, event).orElseThrow(Refused::new));
    }

    @GetMapping("/api/v1/records/{record}/events/{event}/files/{file}")
    void file(
            Viewer viewer, @PathVariable String record, @PathVariable String event, @PathVariable String file, HttpServletResponse response)
            throws IOException {
        downloads.send(response, papers.paper(viewer, record, event, file, Outlet.API)
                .map(paper -> new Download(paper.file().name(), paper.file().type(), paper.content())));
    }

    @GetMapping("/api/v1/records/{record}/position")
    ResponseEntity<byte[]> position(
            Viewer viewer, @PathVariable String record, @RequestParam("as_known_at") Optional<String> asKnownAt) {
        return ApiOutlet.answer(reads.position(viewer, record, Parameters.asKnownAt(asKnownAt, clock.instant())));
    }

    @GetMapping("/api/v1/records/{record}/obligations/{obligation}")
    ResponseEntity<byte[]> obligation(Viewer viewer, @PathVariable String record, @PathVariable String obligation) {
        return ApiOutlet.answer(reads.obligation(viewer, record, obligation).orElseThrow(Refused::new));
    }
}
