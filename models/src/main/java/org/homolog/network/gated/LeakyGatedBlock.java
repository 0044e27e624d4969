package org.homolog.network.gated;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/** Leaky gated units as a block. */
final class LeakyGatedBlock extends GatedBlock {
  // w: Wg, bg, Wc, bc. G holds r and u, Q the candidate, M the reset activity r h.
  private static final String SOURCE =
      """
        def roll(self: __torch__.Script,
          x: Tensor,
          w: List[Tensor],
          noise: List[Tensor],
          a: float,
          strength: float) -> List[Tensor]:
          T = torch.size(x, 0)
          B = torch.size(x, 1)
          I = torch.size(x, 2)
          H = torch.size(w[3], 0)
          G = torch.linear(x, torch.slice(w[0], 1, 0, I), w[1])
          Q = torch.linear(x, torch.slice(w[2], 1, 0, I), w[3])
          if torch.gt(torch.len(noise), 0):
            _0 = torch.add_(Q, noise[0], alpha=strength)
          u = torch.unbind(G, 0)
          q = torch.unbind(Q, 0)
          GT = torch.contiguous(torch.t(torch.slice(w[0], 1, I)))
          CT = torch.contiguous(torch.t(torch.slice(w[2], 1, I)))
          S = torch.new_zeros(G, [torch.add(T, 1), B, H])
          M = torch.new_empty(G, [T, B, H])
          s = torch.unbind(S, 0)
          m = torch.unbind(M, 0)
          for t in range(T):
            p = torch.chunk(torch.sigmoid_(torch.addmm_(u[t], s[t], GT)), 2, 1)
            _1 = torch.mul(p[0], s[t], out=m[t])
            _2 = torch.tanh_(torch.addmm_(q[t], m[t], CT))
            _3 = torch.lerp(s[t], q[t], torch.mul(p[1], a), out=s[torch.add(t, 1)])
          return [S, G, Q, M]
        def gates(self: __torch__.Script,
          rolled: List[Tensor]) -> List[Tensor]:
          p = torch.chunk(rolled[1], 2, -1)
          return [torch.contiguous(p[0]), torch.contiguous(p[1]), rolled[2]]
        def reverse(self: __torch__.Script,
          x: Tensor,
          rolled: List[Tensor],
          w: List[Tensor],
          dh: Tensor,
          a: float,
          keep: bool) -> List[Tensor]:
          T = torch.size(x, 0)
          I = torch.size(x, 2)
          H = torch.size(w[3], 0)
          Wg = torch.slice(w[0], 1, I)
          Wc = torch.slice(w[2], 1, I)
          s = torch.unbind(rolled[0], 0)
          g = torch.unbind(rolled[1], 0)
          c = torch.unbind(rolled[2], 0)
          D = torch.empty_like(rolled[1])
          K = torch.empty_like(rolled[2])
          d = torch.unbind(D, 0)
          b = torch.unbind(K, 0)
          e = torch.unbind(dh, 0)
          h = torch.zeros_like(s[0])
          kept = annotate(List[Tensor], [])
          for k in range(T):
            t = torch.sub(torch.sub(T, k), 1)
            p = torch.chunk(g[t], 2, 1)
            q = torch.chunk(d[t], 2, 1)
            v = torch.add(h, e[t])
            if keep:
              _0 = torch.append(kept, v)
            l = torch.mul(p[1], a)
            _1 = torch.mul(torch.mul(v, l), torch.rsub(torch.mul(c[t], c[t]), 1.0), out=b[t])
            f = torch.mm(b[t], Wc)
            _2 = torch.mul(torch.mul(f, s[t]), torch.mul(p[0], torch.rsub(p[0], 1.0)), out=q[0])
            o = torch.mul(torch.mul(v, torch.sub(c[t], s[t])), a)
            _3 = torch.mul(o, torch.mul(p[1], torch.rsub(p[1], 1.0)), out=q[1])
            h = torch.addmm(torch.addcmul(torch.mul(v, torch.rsub(l, 1.0)), f, p[0]), d[t], Wg)
          X = torch.reshape(x, [-1, I])
          E = torch.t(torch.reshape(D, [-1, torch.mul(H, 2)]))
          F = torch.t(torch.reshape(K, [-1, H]))
          R = torch.reshape(torch.slice(rolled[0], 0, 0, T), [-1, H])
          gg = torch.cat([torch.mm(E, X), torch.mm(E, R)], 1)
          gc = torch.cat([torch.mm(F, X), torch.mm(F, torch.reshape(rolled[3], [-1, H]))], 1)
          dx = torch.matmul(D, torch.slice(w[0], 1, 0, I))
          dx0 = torch.add(dx, torch.matmul(K, torch.slice(w[2], 1, 0, I)))
          gradients = [gg, torch.sum(E, [1]), gc, torch.sum(F, [1]), dx0]
          for k in range(torch.len(kept)):
            _4 = torch.append(gradients, kept[k])
          return gradients
      """
          .indent(0);

  private final double alpha;

  LeakyGatedBlock(LeakyGatedUnit spec, int inputs, int outputs, Torch torch, Precision precision) {
    super(
        spec,
        inputs,
        outputs,
        torch,
        precision,
        SOURCE,
        spec.alpha(),
        spec.noise() * Math.sqrt(2 / spec.alpha()));
    this.alpha = spec.alpha();
  }

  @Override
  int stateArrays() {
    return 1;
  }

  @Override
  Stepped step(NDList w, NDArray input, NDList state, NDArray noise) {
    NDArray h = state.head();
    NDList gates =
        Activation.sigmoid(input.concat(h, 1).matMul(w.get(0).transpose()).add(w.get(1)))
            .split(2, 1);
    NDArray r = gates.get(0);
    NDArray u = gates.get(1);
    NDArray sum = input.concat(r.mul(h), 1).matMul(w.get(2).transpose()).add(w.get(3));
    NDArray c = Activation.tanh(sum.add(noise));
    NDArray share = Tensors.number(h.getManager(), alpha);
    NDArray activity = h.add(u.mul(share).mul(c.sub(h)));
    return new Stepped(new NDList(activity), new NDList(r, u, c));
  }
}
