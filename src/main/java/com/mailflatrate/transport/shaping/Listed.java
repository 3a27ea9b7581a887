package com.mailflatrate.transport.shaping;

/** Which of our addresses block lists name. */
public interface Listed {

    /** For where there are no addresses of ours to choose from. */
    Listed NONE =
            new Listed() {
                @Override
                public void listed(String source, String words) {}

                @Override
                public boolean isPaused(String source) {
                    return false;
                }
            };

    /**
     * A block list names an address of ours: no mailing leaves from it for a day, or until a person
     * lifts that.
     *
     * @param source empty where there is but one
     * @param words which list says what
     */
    void listed(String source, String words);

    /** Whether no mailing leaves from an address of ours. */
    boolean isPaused(String source);
}
