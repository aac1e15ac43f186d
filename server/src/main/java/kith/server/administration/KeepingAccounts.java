package kith.server.administration;

import java.util.ArrayList;
import java.util.List;
import kith.server.directory.Directories;
import kith.server.gate.Action;
import kith.server.gate.Gate;
import kith.server.gate.Outlet;
import kith.server.gate.Permit;
import kith.server.gate.Viewer;
import kith.server.identity.AccountChanges;
import kith.server.identity.Passkeys;
import kith.server.identity.ProgramKeys;
import kith.server.identity.SecondFactors;
import kith.server.identity.Sessions;
import kith.server.problem.NotAcceptable;
import kith.server.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator asks of how people sign in, and puts right where somebody has lost what they sign in with. */
@Service
class KeepingAccounts {
    private static final int REASON_LIMIT = 300;

    private final Gate gate;
    private final Directories directories;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final ProgramKeys keys;
    private final Sessions sessions;
    private final AccountChanges changes;

    KeepingAccounts(
            Gate gate, Directories directories, SecondFactors factors, Passkeys passkeys, ProgramKeys keys, Sessions sessions, AccountChanges changes) {
        this.gate = gate;
        this.directories = directories;
        this.factors = factors;
        this.passkeys = passkeys;
        this.keys = keys;
        this.sessions = sessions;
        this.changes = changes;
    }

    /** Says whether everybody of an agency must prove who they are by more than a password. @return whether they must */
    @Transactional
    public boolean setSecondFactor(Viewer viewer, Keeping.Typed typed) {
        Permit permit = gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
        String agency = typed.get("factor-agency");
        List<Problem> problems = new ArrayList<>();
        if (directories.agencies(permit).stream().noneMatch(each -> each.agency().equals(agency))) {
            problems.add(new Problem("agency_missing", "factor-agency", "Choose an agency.", ""));
        }
        if (!List.of("yes", "no").contains(typed.get("factor-needed"))) {
            problems.add(new Problem("needed_missing", "factor-needed", "Choose whether they must.", ""));
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        boolean needed = typed.get("factor-needed").equals("yes");
        directories.setSecondFactor(viewer.authority(), agency, needed);
        return needed;
    }

    /** Takes somebody's codes and passkeys away who has lost what they are on, and ends their sessions. The reason is kept, and they read it themselves. */
    @Transactional
    public void reset(Viewer viewer, Keeping.Typed typed) {
        Permit permit = gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
        String professional = typed.get("reset-person");
        String reason = typed.get("reset-reason");
        List<Problem> problems = new ArrayList<>();
        if (directories.members(permit).stream().noneMatch(member -> member.professional().equals(professional))) {
            problems.add(new Problem("person_missing", "reset-person", "Choose whose it is.", ""));
        } else if (professional.equals(viewer.professional())) {
            problems.add(new Problem("person_own", "reset-person", "That is your own.", "Another administrator can reset it, and on Your account a code can."));
        }
        if (reason.isEmpty() || reason.length() > REASON_LIMIT) {
            problems.add(new Problem("reason_missing", "reset-reason", "Write why, and how you know that it is them, in at most " + REASON_LIMIT + " characters.", ""));
        }
        if (!problems.isEmpty()) {
            throw new NotAcceptable(problems);
        }
        factors.takeAway(viewer.authority(), professional);
        passkeys.takeAwayAll(viewer.authority(), professional);
        sessions.endAll(viewer.authority(), professional);
        changes.add(viewer.authority(), professional, AccountChanges.Kind.SECOND_FACTOR_RESET, viewer.professional(), reason);
    }

    @Transactional
    public void endKey(Viewer viewer, Keeping.Typed typed) {
        gate.permit(viewer, Action.ADMINISTER, Outlet.PAGE);
        String whose = keys.end(viewer.authority(), typed.get("key"), viewer.professional())
                .orElseThrow(() -> new NotAcceptable(new Problem("key_missing", "key", "Choose a key.", "")));
        changes.add(viewer.authority(), whose, AccountChanges.Kind.KEY_ENDED, viewer.professional(), "");
    }
}
