package kith.server.web;

import java.util.List;
import java.util.Map;

/**
 * What the page shows that asks for a code at sign-in.
 *
 * @param wrong whether the one that was typed does not hold
 * @param kept inputs to carry along unseen: what was typed on a page whose session had ended
 */
public record CodeContent(boolean wrong, Map<String, List<String>> kept) implements NothingRecorded {}
