/** That the manual holds all of a pack, leads nowhere else and can be read by everybody. */
package kith.procedures.manual;
