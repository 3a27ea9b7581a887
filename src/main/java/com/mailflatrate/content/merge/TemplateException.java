package com.mailflatrate.content.merge;

/** Stops the compiler at the first error; never leaves this package. */
final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TemplateError error;

    TemplateException(TemplateError error) {
        super(error.toString(), null, false, false);
        this.error = error;
    }

    TemplateError error() {
        return error;
    }
}
