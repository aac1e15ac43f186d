package kith.server.api;

import java.util.Optional;
import kith.server.gate.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading one's work. */
@RestController
class WorkResources {
    private final WorkReads reads;

    WorkResources(WorkReads reads) {
        this.reads = reads;
    }

    @GetMapping("/api/v1/work")
    ResponseEntity<byte[]> work(Viewer viewer, @RequestParam Optional<String> after, @RequestParam Optional<String> limit) {
        return ApiOutlet.answer(reads.work(viewer, after, Parameters.limit(limit)));
    }
}
