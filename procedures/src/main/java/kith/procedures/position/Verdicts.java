package kith.procedures.position;

import kith.procedures.history.Facts;
import kith.procedures.history.Standing;
import kith.procedures.pack.Step;

/** What approvals and returns of a recording say of one of the approvals that its step asks for. */
final class Verdicts {
    private Verdicts() {}

    static boolean isAbout(Standing verdict, Step step, Step.Approval approval) {
        return step.approvals().size() == 1 || step.approval(verdict.text(Facts.APPROVAL)).filter(approval::equals).isPresent();
    }

    /** The first that gave that approval; null while nobody has. */
    static Standing approvalOf(Standing recording, Step step, Step.Approval approval) {
        for (Standing verdict : recording.verdicts()) {
            if (verdict.isApproval() && isAbout(verdict, step, approval)) {
                return verdict;
            }
        }
        return null;
    }

    /** The return after which it neither had that approval nor was put right; null where it is not sent back. */
    static Standing sendingBackOf(Standing recording, Step step, Step.Approval approval) {
        Standing returned = null;
        for (Standing verdict : recording.verdicts()) {
            if (isAbout(verdict, step, approval)) {
                if (verdict.isApproval()) {
                    return null;
                }
                returned = verdict;
            }
        }
        return returned == null || recording.lastWorded().isAfter(returned.event().recorded()) ? null : returned;
    }
}
