package kith.server.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Deals out what a share of the children has and the others have not, so that the shares come out as the census has them. A family
 * has a thing as a whole: it is dealt one whenever the share that has been given lies behind the share that is due.
 */
final class Quotas {
    private static final int OF_HUNDRED = 100;
    private static final int LATE_ASSESSMENTS = 15;
    private static final int LATE_CONFERENCES = 19;
    private static final int WITHOUT_PLAN = 9;
    /** Children whose plan began in the year and ended in it. */
    private static final int ENDED = 13;

    private record Dealt(int children, int having) {}

    private final Map<String, Dealt> dealt = new HashMap<>();
    private int toEnd;

    /** @param percent of a tenth of a mean authority */
    Quotas(int percent) {
        this.toEnd = Math.round(ENDED * percent / 100f);
    }

    boolean lateAssessment(Chronicle chronicle) {
        return every("late_assessment", chronicle, OF_HUNDRED, LATE_ASSESSMENTS);
    }

    boolean lateConference(Chronicle chronicle, int day) {
        return day < -20 && every("late_conference", chronicle, OF_HUNDRED, LATE_CONFERENCES);
    }

    boolean conferenceWithoutPlan(Chronicle chronicle, int held) {
        return held < 0 && every("without_plan", chronicle, OF_HUNDRED, WITHOUT_PLAN);
    }

    /** The review at which a plan ended, where it did before today. */
    Optional<Integer> endsAt(Chronicle chronicle, int held) {
        int children = chronicle.household().children().size();
        int review = Protecting.review(held, 2) < -1 ? 2 : 1;
        if (children > toEnd || Protecting.review(held, review) >= -1 || review == 1 && !every("first_review", chronicle, 5, 1)) {
            return Optional.empty();
        }
        toEnd -= children;
        return Optional.of(review);
    }

    /** Whether this family is among the children of whom so many in so many have it. */
    boolean every(String what, Chronicle chronicle, int in, int many) {
        int here = chronicle.household().children().size();
        Dealt before = dealt.getOrDefault(what, new Dealt(0, 0));
        int children = before.children() + here;
        // To the nearest child: with it, or without it?
        int due = 2 * many * children;
        boolean has = Math.abs(2 * in * (before.having() + here) - due) < Math.abs(2 * in * before.having() - due);
        dealt.put(what, new Dealt(children, before.having() + (has ? here : 0)));
        return has;
    }
}
