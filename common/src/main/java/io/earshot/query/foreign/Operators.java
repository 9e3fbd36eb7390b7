package io.earshot.query.foreign;

/** What the operators of a dialect are in our language. */
interface Operators {
    /**
     * The same in our language, or the nearest, of which the gaps are told.
     *
     * @throws NoEqualException if there is nothing near
     */
    Draft read(Foreign.Field field, Gaps gaps) throws NoEqualException;
}
