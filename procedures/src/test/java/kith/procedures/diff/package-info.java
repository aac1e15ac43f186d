/** That what people would notice is said, and nothing else. Changes texts of packs and never types, as those who write packs do. */
package kith.procedures.diff;
