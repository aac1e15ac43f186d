package kith.server.web;

/**
 * What the page shows on which one signs in with a passkey.
 *
 * @param options what the browser is asked, for the page's script; null where passkeys cannot be used
 * @param wrong whether what the browser showed is none of Kith's
 */
public record PasskeyContent(String options, boolean wrong) implements NothingRecorded {}
