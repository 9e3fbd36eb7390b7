package io.earshot.jobs.trends;

/**
 * What trends are kept by.
 *
 * @param channel the code of the platform: an enum's hash differs from process to process, so it is no key
 */
public record ChannelKey(String brand, String channel) {
    static ChannelKey of(MentionRecord record) {
        return new ChannelKey(
                record.mention().brand(), record.mention().post().platform().code());
    }
}
