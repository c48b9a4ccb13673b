package org.starling.social.friends;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.starling.overlay.message.Friendship;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.PermIdException;
import org.starling.social.friends.FriendException.Reason;
import org.starling.wire.HostPort;
import org.starling.wire.bencode.BString;

/**
 * What somebody gives to another so that they become friends:
 * {@code starling:friend?permid=…&name=…&addr=host:port&token=…} (docs/protocol/friends.md).
 *
 * @param name of whoever invites, fit to be shown; may be empty
 * @param addresses where they can be reached, literals only: a name would have to be looked up
 * @param token makes the invitation good for one person; without it the other one has to accept
 */
public record InvitationLink(PermId permId, String name, List<HostPort> addresses, Optional<BString> token) {
    public static final String PREFIX = "starling:friend?";

    /** Characters of a link. */
    public static final int MAX_LENGTH = 1_024;

    public InvitationLink {
        name = Profile.cleanName(name);
        addresses = List.copyOf(addresses.subList(0, Math.min(addresses.size(), Friend.MAX_ADDRESSES)));
        if (permId.curve() != KeyCurve.P256
                || token.filter(bytes -> bytes.length() != Friendship.Request.TOKEN)
                        .isPresent()) {
            throw new IllegalArgumentException("no invitation");
        }
    }

    /** Whether it means to be one; what is in it may still be wrong. */
    public static boolean isOne(String text) {
        return text.strip().regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /**
     * Reads a link; parameters that are not known are passed over.
     *
     * @throws FriendException if it is none
     */
    public static InvitationLink parse(String text) {
        String link = text.strip();
        if (link.length() > MAX_LENGTH || !isOne(link)) {
            throw new FriendException(Reason.NO_INVITATION);
        }
        try {
            return read(link.substring(PREFIX.length()));
        } catch (PermIdException | IllegalArgumentException e) {
            throw new FriendException(Reason.NO_INVITATION);
        }
    }

    private static InvitationLink read(String query) throws PermIdException {
        List<PermId> permIds = new ArrayList<>();
        String name = "";
        List<HostPort> addresses = new ArrayList<>();
        Optional<BString> token = Optional.empty();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String value = URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
            switch (equals < 0 ? "" : parameter.substring(0, equals)) {
                case "permid" -> permIds.add(PermId.of(Base64.getUrlDecoder().decode(value)));
                case "name" -> name = value;
                case "addr" ->
                    HostPort.parse(value)
                            .filter(one -> one.literal().isPresent())
                            .ifPresent(addresses::add);
                case "token" ->
                    token = Optional.of(BString.of(Base64.getUrlDecoder().decode(value)));
                default -> {
                    // Of a later version.
                }
            }
        }
        if (permIds.size() != 1) {
            throw new FriendException(Reason.NO_INVITATION);
        }
        return new InvitationLink(permIds.get(0), name, addresses, token);
    }

    /** The link. */
    public String text() {
        StringBuilder text = new StringBuilder(PREFIX).append("permid=").append(permId.base64Url());
        if (!name.isEmpty()) {
            text.append("&name=")
                    .append(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        addresses.forEach(address -> text.append("&addr=").append(address));
        token.ifPresent(bytes -> text.append("&token=")
                .append(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.bytes())));
        return text.toString();
    }

    /** A token is worth a friendship, so logs do not have it. */
    @Override
    public String toString() {
        return "InvitationLink[" + permId + "]";
    }
}
