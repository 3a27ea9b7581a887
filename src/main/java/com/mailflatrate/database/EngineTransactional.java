package com.mailflatrate.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A transaction on the engine lane, which sees all accounts. Called inside a desk transaction it is
 * refused with an {@link org.springframework.transaction.IllegalTransactionStateException}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Transactional(label = Lanes.ENGINE)
public @interface EngineTransactional {

    /** Whether it only reads. */
    @AliasFor(annotation = Transactional.class)
    boolean readOnly() default false;

    /** How it relates to a transaction that is already there. */
    @AliasFor(annotation = Transactional.class)
    Propagation propagation() default Propagation.REQUIRED;
}
