package com.mailflatrate.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A listener to another module's event: runs after the commit, on a thread of its own, in a
 * transaction of its own on the engine lane. The event stays in the registry until the listener has
 * succeeded and is offered again otherwise, so the listener must be idempotent.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Async
@Transactional(propagation = Propagation.REQUIRES_NEW, label = Lanes.ENGINE)
@TransactionalEventListener
public @interface AfterCommit {}
