package kith.server.web.component;

/**
 * The token that every form sends back, so that no other site can post in the reader's name.
 *
 * @param parameter the hidden field's name
 * @param token its value
 */
public record Csrf(String parameter, String token) {}
