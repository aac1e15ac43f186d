package kith.server.help;

import kith.server.gate.Viewer;

/** Whom a passage of the help concerns: what leads to a page that is not theirs is not for them. */
enum Audience {
    EVERYONE,
    /** Everybody who works with children: an administrator runs Kith and reads no case. */
    CASEWORK,
    /** Whoever may see the front door's queue, and with it what is handed over out of hours. */
    FRONT_DOOR,
    MANAGER,
    SOCIAL_CARE,
    /** Police, health, schools and other agencies. */
    PARTNER,
    ADMINISTRATOR;

    boolean includes(Viewer viewer) {
        boolean runsKith = viewer.role().equals("administrator");
        boolean socialCare = viewer.agencyKind().equals("social_care");
        return switch (this) {
            case EVERYONE -> true;
            case CASEWORK -> !runsKith;
            case FRONT_DOOR -> viewer.worksAtTheFrontDoor();
            case MANAGER -> viewer.managesATeam();
            case SOCIAL_CARE -> !runsKith && socialCare;
            case PARTNER -> !runsKith && !socialCare;
            case ADMINISTRATOR -> runsKith;
        };
    }
}
