package org.homolog.network.gated;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/** Gated recurrent units as a block. */
final class GatedUnitBlock extends GatedBlock {
  // G holds r, z and n after their activation functions; M what the reset gate multiplies.
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
          H = torch.size(w[1], 1)
          G = torch.linear(x, w[0], w[2])
          u = torch.unbind(G, 0)
          WT = torch.contiguous(torch.t(w[1]))
          S = torch.new_zeros(G, [torch.add(T, 1), B, H])
          M = torch.new_empty(G, [T, B, H])
          s = torch.unbind(S, 0)
          m = torch.unbind(M, 0)
          for t in range(T):
            p = torch.chunk(u[t], 3, 1)
            q = torch.chunk(torch.addmm(w[3], s[t], WT), 3, 1)
            _1 = torch.sigmoid_(torch.add_(p[0], q[0]))
            _2 = torch.sigmoid_(torch.add_(p[1], q[1]))
            _3 = torch.copy_(m[t], q[2])
            _4 = torch.tanh_(torch.addcmul_(p[2], p[0], q[2]))
            _5 = torch.lerp(p[2], s[t], p[1], out=s[torch.add(t, 1)])
          return [S, G, M]
        def gates(self: __torch__.Script,
          rolled: List[Tensor]) -> List[Tensor]:
          gates = annotate(List[Tensor], [])
          p = torch.chunk(rolled[1], 3, -1)
          for k in range(3):
            _1 = torch.append(gates, torch.contiguous(p[k]))
          return gates
        def reverse(self: __torch__.Script,
          x: Tensor,
          rolled: List[Tensor],
          w: List[Tensor],
          dh: Tensor,
          a: float,
          keep: bool) -> List[Tensor]:
          T = torch.size(x, 0)
          H = torch.size(w[1], 1)
          s = torch.unbind(rolled[0], 0)
          g = torch.unbind(rolled[1], 0)
          m = torch.unbind(rolled[2], 0)
          D = torch.empty_like(rolled[1])
          K = torch.empty_like(rolled[1])
          d = torch.unbind(D, 0)
          b = torch.unbind(K, 0)
          e = torch.unbind(dh, 0)
          h = torch.zeros_like(s[0])
          kept = annotate(List[Tensor], [])
          for k in range(T):
            t = torch.sub(torch.sub(T, k), 1)
            p = torch.chunk(g[t], 3, 1)
            q = torch.chunk(d[t], 3, 1)
            v = torch.add(h, e[t])
            if keep:
              _0 = torch.append(kept, v)
            f = torch.rsub(p[1], 1.0)
            _1 = torch.mul(torch.mul(v, f), torch.rsub(torch.mul(p[2], p[2]), 1.0), out=q[2])
            _2 = torch.mul(torch.mul(q[2], m[t]), torch.mul(p[0], torch.rsub(p[0], 1.0)), out=q[0])
            _3 = torch.mul(torch.mul(v, torch.sub(s[t], p[2])), torch.mul(p[1], f), out=q[1])
            _4 = torch.copy_(b[t], d[t])
            _5 = torch.mul_(torch.slice(b[t], 1, torch.mul(H, 2)), p[0])
            h = torch.addmm(torch.mul(v, p[1]), b[t], w[1])
          E = torch.reshape(D, [-1, torch.size(D, -1)])
          F = torch.reshape(K, [-1, torch.size(K, -1)])
          gi = torch.mm(torch.t(E), torch.reshape(x, [-1, torch.size(x, -1)]))
          gh = torch.mm(torch.t(F), torch.reshape(torch.slice(rolled[0], 0, 0, T), [-1, H]))
          gradients = [gi, gh, torch.sum(E, [0]), torch.sum(F, [0]), torch.matmul(D, w[0])]
          for k in range(torch.len(kept)):
            _6 = torch.append(gradients, kept[k])
          return gradients
      """
          .indent(0);

  GatedUnitBlock(
      GatedRecurrentUnit spec, int inputs, int outputs, Torch torch, Precision precision) {
    super(spec, inputs, outputs, torch, precision, SOURCE, 1, 0);
  }

  @Override
  int stateArrays() {
    return 1;
  }

  @Override
  Stepped step(NDList w, NDArray input, NDList state, NDArray noise) {
    NDArray h = state.head();
    NDList fed = input.matMul(w.get(0).transpose()).add(w.get(2)).split(3, 1);
    NDList own = h.matMul(w.get(1).transpose()).add(w.get(3)).split(3, 1);
    NDArray r = Activation.sigmoid(fed.get(0).add(own.get(0)));
    NDArray z = Activation.sigmoid(fed.get(1).add(own.get(1)));
    NDArray n = Activation.tanh(fed.get(2).add(r.mul(own.get(2))));
    NDArray activity = n.add(z.mul(h.sub(n)));
    return new Stepped(new NDList(activity), new NDList(r, z, n));
  }
}
