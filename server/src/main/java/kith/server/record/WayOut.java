package kith.server.record;

import java.util.List;
import kith.server.gate.Permit;

/** Looks through what the mask has let pass for what is protected all the same, because somebody wrote it where it does not belong. */
public interface WayOut {
    /**
     * @param permit under which it would leave
     * @throws kith.server.problem.NotAcceptable where something of it is held back until somebody who may know it has decided
     */
    void mayLeave(Permit permit, List<Leaving> all);
}
