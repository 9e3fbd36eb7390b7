package io.earshot.text.personal;

/**
 * What a first look at a text tells, so that most texts need no second.
 *
 * @param digits how many there are of any script, counted up to {@link #MANY}
 * @param atSign whether there is an {@code @} that may be in an e-mail address, or a sign that stands for one
 */
record Glance(int digits, boolean atSign) {
    /** With fewer digits there is no telephone number, card or bank account that could be told from any other number. */
    static final int MANY = 7;

    static Glance at(String text) {
        int digits = 0;
        boolean atSign = false;
        for (int i = 0; i < text.length() && (digits < MANY || !atSign); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || c == ' ') {
                continue;
            }
            if ((c >= '0' && c <= '9') || (c > 0x7f && Character.isDigit(c))) {
                digits++;
            } else if (!atSign && (c == '@' || c > 0x7f || "%[({<".indexOf(c) >= 0)) {
                atSign = Emails.mayBeAt(text, i);
            }
        }
        return new Glance(Math.min(digits, MANY), atSign);
    }
}
