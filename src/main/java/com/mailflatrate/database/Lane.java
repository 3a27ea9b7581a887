package com.mailflatrate.database;

/** A way to the database: a pool whose connections have set one role. */
enum Lane {
    /** {@code mf_desk}: under row-level security, one account. */
    DESK("mf_desk"),
    /** {@code mf_engine}: all accounts. */
    ENGINE("mf_engine");

    private final String role;

    Lane(String role) {
        this.role = role;
    }

    String role() {
        return role;
    }
}
