/** How dates, times and lateness are said in English. Pure; may touch nothing but the procedures' calendar. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package kith.server.wording;
