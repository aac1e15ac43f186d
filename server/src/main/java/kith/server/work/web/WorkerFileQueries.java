package kith.server.work.web;

import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Seen;
import kith.server.gate.Viewer;
import kith.server.record.Recording;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which record is a worker's own file: opened when the worker, or whoever manages them, first asks for it. */
@Service
public class WorkerFileQueries {
    private final Gate gate;
    private final Recording recording;
    private final Directories directories;

    WorkerFileQueries(Gate gate, Recording recording, Directories directories) {
        this.gate = gate;
        this.recording = recording;
        this.directories = directories;
    }

    @Transactional
    public Seen<String> own(Viewer viewer) {
        Permit permit = gate.permit(viewer, Action.SEE_WORK, Outlet.PAGE);
        if (!viewer.isManaged()) {
            throw gate.refusal(permit);
        }
        return permit.seen(recording.ofWorker(permit, viewer.professional()));
    }

    /** Of somebody whom the viewer manages. */
    @Transactional
    public Seen<String> of(Viewer viewer, String professional) {
        Permit permit = gate.permit(viewer, Action.SEE_TEAM, Outlet.PAGE);
        Viewer worker = directories.viewer(viewer.authority(), professional)
                .filter(viewer::readsFileOf)
                .orElseThrow(() -> gate.refusal(permit));
        return permit.seen(recording.ofWorker(permit, worker.professional()));
    }
}
