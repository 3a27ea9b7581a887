package com.mailflatrate.account.signin;

/**
 * How the second question at the door was answered.
 *
 * @param proved a second factor, a mailed code, or the applicant's own first sign-in; false on a
 *     known device without a second factor
 * @param news a device the person should hear about
 */
record Step(boolean proved, boolean news) {

    static final Step KNOWN_DEVICE = new Step(false, false);
    static final Step FIRST = new Step(true, false);

    static Step proved(boolean knownDevice) {
        return new Step(true, !knownDevice);
    }
}
