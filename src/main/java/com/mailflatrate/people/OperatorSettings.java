package com.mailflatrate.people;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's first person, made at the first start.
 *
 * @param email signs in with this address; empty makes nobody
 * @param password 10 to 200 characters; may be taken out of the configuration after the first start
 */
@ConfigurationProperties("mailflatrate.operator")
record OperatorSettings(@DefaultValue("") String email, @DefaultValue("") String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "OperatorSettings";
    }
}
