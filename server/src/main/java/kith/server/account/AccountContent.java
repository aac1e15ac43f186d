package kith.server.account;

import java.util.List;
import kith.server.problem.NotAcceptable;
import kith.server.web.NothingRecorded;
import kith.server.web.component.Choice;
import kith.server.web.component.Link;

/** What the pages of one's own account show. */
public sealed interface AccountContent extends NothingRecorded {
    /** @param factor since when there are codes, as it is said; null for none */
    record Overview(String signIn, String factor, int recoveryCodes, int passkeys, int keys, String done, List<Changed> changes) implements AccountContent {}

    record Changed(String when, String what) {}

    record Form(List<Link> errors) implements AccountContent {
        static Form of(NotAcceptable wrong) {
            return new Form(wrong.problems().stream().map(problem -> Link.to("#" + problem.where(), problem.message())).toList());
        }

        /** What is wrong with this input, or null. */
        public String error(String name) {
            return errors.stream().filter(error -> error.href().equals("#" + name)).map(Link::text).findFirst().orElse(null);
        }
    }

    /** @param letters the secret in groups of four, for whoever cannot scan the picture */
    record Enrolment(QrCode picture, String letters, boolean needed, Form form) implements AccountContent {}

    /** @param needed whether the agency asks for it, so that it cannot be taken away */
    record Enrolled(String since, int recoveryCodes, boolean needed, Form form) implements AccountContent {}

    record RecoveryCodes(List<String> codes) implements AccountContent {}

    record Key(String key, String name, String ends, String lastUsed) {}

    /** @param fresh what the program sends, the one time that it is shown, or null */
    record Keys(List<Key> keys, List<Choice> lasts, String name, String fresh, Form form) implements AccountContent {}

    record Passkey(String id, String label, String made, String lastUsed) {}

    /** @param options what the browser is asked to make; null where passkeys cannot be used */
    record Passkeys(List<Passkey> passkeys, String options, String label, Form form) implements AccountContent {}
}
