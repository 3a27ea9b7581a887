package com.mailflatrate.sandbox.demo;

/**
 * The sample operator: a person with a second factor, and a key for machines.
 *
 * @param key with all scopes of the operator
 */
record DemoOperator(String email, String password, String totpSecret, String key) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "DemoOperator[" + key.length() + "]";
    }
}
