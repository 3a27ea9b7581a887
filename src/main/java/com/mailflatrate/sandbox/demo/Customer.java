package com.mailflatrate.sandbox.demo;

/**
 * The sample account after its application.
 *
 * @param session of the owner
 * @param key with all scopes
 */
record Customer(String accountId, String email, String password, String session, String key) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Customer[" + accountId + "]";
    }
}
