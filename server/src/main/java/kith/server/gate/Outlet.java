package kith.server.gate;

/** Every way by which anything leaves the system. Tests of permission enumerate these, so that a later one joins by existing. */
public enum Outlet {
    PAGE,
    API,
    /** A file that belongs to a record, as it was sent. */
    FILE,
    MAIL
}
