package com.mailflatrate.policy;

/**
 * The ways an address can become a contact; the same rules hold on all, only doubt is resolved
 * differently.
 */
public enum IntakePath {
    /** A sign-up form: a person answers the confirmation mail. */
    FORM,
    /** A program adds one address: a person answers the confirmation mail. */
    API,
    /** A file: nobody answers, so doubt goes to a reviewer. */
    IMPORT,
    /** A user changes an address: a person answers the confirmation mail. */
    EDIT
}
