/**
 * The values that Kith's page components take: small, immutable, with nothing in them but words, links and states.
 * They know no database, no clock and no permission; whoever fills them has already passed the gate. {@link
 * kith.server.web.component.Assets} serves the stylesheet, script and fonts that the components need.
 */
@org.springframework.modulith.NamedInterface("component")
package kith.server.web.component;
