package kith.procedures.pack;

/** Where something stands in a pack's files; line and column from 1. */
record Place(String file, int line, int column) {
    Place after(int characters) {
        return new Place(file, line, column + characters);
    }

    Problem problem(String what, String remedy) {
        return new Problem(file, line, column, what, remedy);
    }
}
