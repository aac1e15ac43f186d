package kith.server.gate;

import java.util.Set;

/**
 * What the gate is asked.
 *
 * @param relations how the viewer stands to the record; empty where the action is not about a record
 * @param roles the roles that the step or approval is for, as its pack says; empty where the action has none
 */
public record Question(Viewer viewer, Action action, Set<Relation> relations, Set<String> roles, Outlet outlet) {
    public Question {
        relations = Set.copyOf(relations);
        roles = Set.copyOf(roles);
    }
}
