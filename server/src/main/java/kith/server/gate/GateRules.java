package kith.server.gate;

import java.util.Set;
import java.util.stream.Collectors;

/** The decision itself: pure, and refusing whatever it does not name. */
final class GateRules {
    static final Set<String> FRONT_DOOR = Set.of("front_door_worker", "business_support_officer", "social_worker", "team_manager", "service_manager");
    static final Set<String> MANAGERS = Set.of("team_manager", "service_manager");

    /** The relations in which anybody stands to a worker's own file. */
    private static final Set<Relation> WORKERS_FILE = Set.of(Relation.OWN, Relation.MANAGES);

    private GateRules() {}

    static Decision decide(Question question) {
        String role = question.viewer().role();
        return switch (question.action()) {
            case SEE_WORK -> administrator(role)
                    ? new Decision.Refuse("an administrator has no cases")
                    : new Decision.Allow("one's own work");
            case SEE_TEAM, KEEP_ROTA -> socialCare(question) && MANAGERS.contains(role)
                    ? new Decision.Allow("manages a team")
                    : new Decision.Refuse("not a manager of social care");
            case SEE_QUEUE, TAKE_CONTACT -> FRONT_DOOR.contains(role)
                    ? new Decision.Allow("works at the front door")
                    : new Decision.Refuse("not a front door role");
            case FIND_PEOPLE -> administrator(role)
                    ? new Decision.Refuse("an administrator reads no cases")
                    : new Decision.Allow("finds only what may be seen");
            case KEEP_PROTECTED_MOVES -> socialCare(question) && role.equals(Viewer.SINGLE_POINT_OF_CONTACT)
                    ? new Decision.Allow("the single point of contact")
                    : new Decision.Refuse("not the single point of contact");
            case LOOK_IN_EMERGENCY -> socialCare(question) && !administrator(role)
                    ? new Decision.Allow("works with children in an emergency")
                    : new Decision.Refuse("not social care");
            case READ_DIRECTORY -> new Decision.Allow("the directory is open to the partnership");
            // Of the record an administrator learns nothing by it: not even the level of a summary comes with the permit.
            case ADMINISTER, BRING_ALONG, PASS_ON -> administrator(role)
                    ? new Decision.Allow("administrator")
                    : new Decision.Refuse("not an administrator");
            case READ_RECORD -> level(question) == Level.WHO_TO_RING
                    ? new Decision.AllowMasked("is told whom to ring")
                    : reading(level(question));
            case READ_TIMELINE, READ_EVENT, READ_OBLIGATION -> reading(level(question));
            case READ_ACCESSES -> manages(question) || question.relations().contains(Relation.OWN) && level(question) == Level.FULL
                    ? new Decision.Allow("answers for who reads the record")
                    : new Decision.Refuse("not a manager of the record");
            case RECORD_STEP, RECORD_THROUGH_FREEZE -> recording(question);
            case APPROVE -> level(question) == Level.FULL && question.roles().contains(role)
                    ? new Decision.Allow("approver by the procedure")
                    : new Decision.Refuse("not the approver by the procedure");
            case OPEN_IN_EMERGENCY -> socialCare(question) && !administrator(role) && question.roles().contains(role) && question.relations().stream().noneMatch(Relation.READS_NOTHING::contains)
                    ? new Decision.Allow("in an emergency, for a reason")
                    : new Decision.Refuse("not in an emergency either");
            case GIVE_LATE_REASON -> switch (level(question)) {
                case NOTHING, WHO_TO_RING -> new Decision.Refuse("no relation to the record");
                case SUMMARY, FULL -> new Decision.Allow("works on the record");
            };
            case MARK_EVENT -> level(question) == Level.FULL
                    ? new Decision.Allow("works on the record")
                    : new Decision.Refuse("does not see the whole record");
            case KEEP_ACCESS -> manages(question) && !WORKERS_FILE.containsAll(question.relations())
                    ? new Decision.Allow("manages the record")
                    : new Decision.Refuse("not a manager of the record");
            case EXCUSE -> manages(question) && !onlyOwn(question)
                    ? new Decision.Allow("manages the record")
                    : new Decision.Refuse("not a manager of the record");
            // A worker's own file passes from manager to manager with the worker's team, and by nobody's hand.
            case ALLOCATE -> manages(question) && !WORKERS_FILE.containsAll(question.relations())
                    ? new Decision.Allow("manages the record")
                    : new Decision.Refuse("not a manager of the record");
        };
    }

    /**
     * How much the viewer sees of the record: of a child's only social care sees the whole, of the partnership's own every partner
     * does, of a worker's own file whoever sees it at all, and nobody without a relation sees any.
     */
    static Level level(Question question) {
        Set<Relation> relations = question.relations();
        if (relations.isEmpty() || relations.contains(Relation.BARRED) || administrator(question.viewer().role())) {
            return Level.NOTHING;
        }
        if (Relation.READS_NOTHING.containsAll(relations)) {
            return Level.WHO_TO_RING;
        }
        boolean whole = question.relations().stream().anyMatch(Relation.WHOLE::contains)
                || socialCare(question) && question.relations().stream().anyMatch(relation -> relation != Relation.INVITED && relation != Relation.FROZEN);
        return whole ? Level.FULL : Level.SUMMARY;
    }

    /** Whether whoever sees the whole record sees what is protected in it too: not if it was only opened to them for a time. */
    static boolean readsProtected(Question question) {
        Set<Relation> others = question.relations().stream().filter(relation -> relation != Relation.OPENED).collect(Collectors.toSet());
        return level(new Question(question.viewer(), question.action(), others, question.roles(), question.outlet())) == Level.FULL;
    }

    private static Decision recording(Question question) {
        return switch (level(question)) {
            case NOTHING -> new Decision.Refuse("no relation to the record");
            case WHO_TO_RING -> question.action() == Action.RECORD_THROUGH_FREEZE ? byRole(question) : new Decision.Refuse("the record stands still");
            case SUMMARY, FULL -> onlyOwn(question) && MANAGERS.containsAll(question.roles())
                    ? new Decision.Refuse("nobody supervises themself")
                    : byRole(question);
        };
    }

    private static Decision byRole(Question question) {
        return question.roles().contains(question.viewer().role())
                ? new Decision.Allow("the procedure gives the step to this role")
                : new Decision.Refuse("the procedure gives the step to other roles");
    }

    private static Decision reading(Level level) {
        return switch (level) {
            case NOTHING -> new Decision.Refuse("no relation to the record");
            case WHO_TO_RING -> new Decision.Refuse("the record stands still");
            case SUMMARY -> new Decision.AllowMasked("takes part");
            case FULL -> new Decision.Allow("works on the record");
        };
    }

    private static boolean manages(Question question) {
        return level(question) == Level.FULL && socialCare(question) && MANAGERS.contains(question.viewer().role());
    }

    private static boolean onlyOwn(Question question) {
        return question.relations().equals(Set.of(Relation.OWN));
    }

    private static boolean socialCare(Question question) {
        return question.viewer().agencyKind().equals("social_care");
    }

    private static boolean administrator(String role) {
        return role.equals("administrator");
    }
}
