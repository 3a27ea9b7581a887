package com.mailflatrate.standing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller, or one of its methods, that changes something and answers even when the account is
 * stopped altogether: what keeps a way in safe, what the law owes to contacts, what objects to the
 * stop or ends the contract, what only looks. Everything else is refused then.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WhileStopped {}
